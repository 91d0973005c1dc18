"""One story as people look at it, whatever the face: witnesses with their marks, points in dispute, the tree laid out.

`gather` fetches the dossier of a story; `assemble` gives its witnesses, `survey` its points, `grow` its drawing.
"""
