"""Edit a Word file in LibreOffice Writer as a person would, by a macro in a profile of its own."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

SOFFICE = shutil.which("soffice")
needs_writer = pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice Writer is not on this computer"
)
_LIBRARY = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE library:{kind} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN"'
    ' "{kind}.dtd">\n'
    '<library:{kind} xmlns:library="http://openoffice.org/2000/library"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink" {rest}</library:{kind}>\n'
)
_MODULE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n'
    '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Editing"'
    ' script:language="StarBasic">{}</script:module>\n'
)
_VERBS = """
Dim doc As Object

Function Found(words As String) As Object
  Dim wanted As Object
  wanted = doc.createSearchDescriptor()
  wanted.SearchString = words
  Found = doc.findFirst(wanted)
End Function

Sub Replace(words As String, others As String)
  Found(words).String = others
End Sub

Sub AddBehind(words As String, more As String)
  doc.Text.insertString(Found(words).End, more, False)
End Sub

Sub Remark(words As String, who As String, said As String)
  Dim note As Object, place As Object
  note = doc.createInstance("com.sun.star.text.textfield.Annotation")
  note.Author = who
  note.Content = said
  place = Found(words)
  place.Text.insertTextContent(place, note, True)
End Sub

Sub SetStyle(words As String, style As String)
  Found(words).ParaStyleName = style
End Sub

Sub SetBold(words As String)
  Found(words).CharWeight = 150
End Sub

Sub Press(what As String)
  Dim dispatcher As Object, none()
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(doc.CurrentController.Frame, what, "", 0, none())
End Sub

Sub MoveBehind(words As String, others As String)
  doc.CurrentController.Select(Found(words))
  Press ".uno:Cut"
  doc.CurrentController.ViewCursor.gotoRange(Found(others).End, False)
  Press ".uno:Paste"
End Sub

Sub Main
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  On Error GoTo Ended
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL("%SOURCE%", "_blank", 0, hidden())
%STEPS%
  kind(0).Name = "FilterName"
  kind(0).Value = "MS Word 2007 XML"
  doc.storeToURL("%TARGET%", kind())
Ended:
  doc.close(True)
  StarDesktop.terminate()
End Sub
"""


def step(verb: str, *words: str) -> str:
    """Return one step of the macro."""
    said = ", ".join('"{}"'.format(word.replace('"', '""')) for word in words)
    return f"  {verb} {said}"


def edited_in_writer(
    path: Path, folder: Path, steps: Sequence[str], *, is_tracked: bool = False
) -> Path:
    """Open a Word file in Writer, take the steps, and save it as another Word file."""
    assert SOFFICE is not None
    profile, back = folder / "writer", folder / "from Writer.docx"
    office = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    subprocess.run(
        [*office, "--terminate_after_init"], check=True, timeout=120
    )  # makes the profile
    basic = profile / "user" / "basic"
    own = basic / "Standard"
    listed = 'library:name="Standard" library:link="false"/>'
    (basic / "script.xlc").write_text(
        _LIBRARY.format(kind="libraries", rest=f"><library:library {listed}"), encoding="utf-8"
    )
    kept = 'library:name="Standard" library:readonly="false" library:passwordprotected="false">'
    (own / "script.xlb").write_text(
        _LIBRARY.format(kind="library", rest=f'{kept}<library:element library:name="Editing"/>'),
        encoding="utf-8",
    )
    tracking = f"  doc.RecordChanges = {is_tracked}"
    macro = _VERBS.replace("%STEPS%", "\n".join([tracking, *steps]))
    macro = macro.replace("%SOURCE%", path.as_uri()).replace("%TARGET%", back.as_uri())
    (own / "Editing.xba").write_text(_MODULE.format(escape(macro)), encoding="utf-8")
    subprocess.run(
        [*office, "macro:///Standard.Editing.Main"], check=True, capture_output=True, timeout=120
    )
    return back
