"""Bytes to characters by evidence."""

from __future__ import annotations

import pytest

from headwater.ingest import read_bytes
from headwater.ingest.decode import decode
from headwater.ingest.mojibake import mended

RUSSIAN = "Премьер-министр заявил, что город получит двадцать миллионов на ремонт моста. Работы начнутся весной."
UKRAINIAN = "Прем'єр-міністр заявив, що місто отримає двадцять мільйонів на ремонт мосту. Роботи почнуться навесні."
JAPANESE = "首相は月曜日、市が橋の修理のために二千万円を受け取ると述べた。工事は春に始まると市役所は発表した。"
CHINESE = "总理星期一表示，该市将获得两千万元用于修桥。市政府说，工程将于春季开始。居民从去年起就在等待。"
TAIWAN = "總理星期一表示，該市將獲得兩千萬元用於修橋。市政府說，工程將於春季開始。居民從去年起就在等待。"
KOREAN = "총리는 월요일 시가 다리 수리를 위해 이천만 원을 받을 것이라고 말했다. 공사는 봄에 시작된다고 시청이 밝혔다."
GREEK = "Ο πρωθυπουργός δήλωσε τη Δευτέρα ότι η πόλη θα λάβει είκοσι εκατομμύρια για την επισκευή της γέφυρας."
HEBREW = "ראש הממשלה אמר ביום שני כי העיר תקבל עשרים מיליון לתיקון הגשר. העבודות יתחילו באביב, מסרה העירייה."
ARABIC = "قال رئيس الوزراء يوم الاثنين إن المدينة ستحصل على عشرين مليونا لإصلاح الجسر. ستبدأ الأعمال في الربيع."
POLISH = "Premier powiedział w poniedziałek, że miasto otrzyma dwadzieścia milionów złotych na remont mostu."

CASES = [
    (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (RUSSIAN, "iso8859_5"), (RUSSIAN, "cp866"), (UKRAINIAN, "koi8_u"),
    (JAPANESE, "shift_jis"), (JAPANESE, "euc_jp"), (JAPANESE, "iso2022_jp"), (CHINESE, "gb18030"), (TAIWAN, "big5"),
    (KOREAN, "euc_kr"), (GREEK, "cp1253"), (HEBREW, "cp1255"), (ARABIC, "cp1256"), (POLISH, "cp1250"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "encoding"), CASES, ids=[encoding for _, encoding in CASES])
@pytest.mark.parametrize("declared", [None, "windows-1252", "utf-8", "no-such-thing"])
def test_an_encoding_is_found_without_or_against_a_declaration(text: str, encoding: str, declared: str | None) -> None:
    if encoding == "cp1250" and declared == "windows-1252":
        pytest.skip("nothing but the language tells these two apart")
    assert decode(text.encode(encoding), "a.txt", declared=declared)[0] == text


@pytest.mark.parametrize("encoding", ["iso-8859-2", "windows-1254", "windows-1257", "iso-8859-15"])
def test_a_declared_encoding_of_latin_letters_is_followed(encoding: str) -> None:
    text = "Šumavský most bude opraven." if encoding == "iso-8859-2" else "Vali öğleden sonra köprüyü açtı."
    text = {"windows-1257": "Pilsēta saņems naudu tilta remontam.", "iso-8859-15": "Le pont coûte 5 € déjà."}.get(
        encoding, text
    )
    assert decode(text.encode(encoding), "a.txt", declared=encoding)[0] == text
    page = f"<html><head><meta charset={encoding}></head><body><p>{text}</p></body></html>"
    assert read_bytes(page.encode(encoding), "a.html").text == text


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-be", "utf-16-le", "utf-32", "utf-32-be", "utf-32-le", "utf-8-sig"]
)
def test_unicode_is_read_with_and_without_a_mark(encoding: str) -> None:
    text = "The ferry ran aground off Saltgate – “at last”, she said."
    assert decode(text.encode(encoding), "a.txt")[0] == text


def test_a_byte_of_windows_inside_utf8_is_read_with_a_note() -> None:
    page = read_bytes("“Größe”, sagte er – ".encode() * 5 + b"it\x92s mixed.", "a.txt")
    assert page.text.endswith("it’s mixed.")
    assert [note.code for note in page.notes] == ["undecodable"]


TWICE = "“Don’t go,” said José – née Müller."


def test_text_encoded_twice_is_mended_on_pages_and_told_on_text() -> None:
    wrong = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in TWICE.encode())
    page = read_bytes(f"<html><body><p>{wrong}</p></body></html>".encode(), "a.html")
    assert page.text == TWICE
    assert [note.code for note in page.notes] == ["encoded-twice"]
    text = read_bytes(wrong.encode(), "a.txt")
    assert text.text == wrong
    assert [note.code for note in text.notes] == ["encoded-twice"]


@pytest.mark.parametrize(
    "text", [TWICE, "SÃO PAULO e Ângela: R$ 5 – “ÃO”", "Â£5 once", "Größe, naïve, Ænima, ¡Así!", "ÃÂ" * 9]
)
def test_good_text_is_not_mended(text: str) -> None:
    assert mended(text)[0] == text
