"""How the HTML page looks: on a screen, on a narrow one, and on paper."""

from __future__ import annotations

STYLE = """
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; color: #16202C; background: #FFFFFF;
  font: 1.125rem/1.45 "Charis SIL", Georgia, serif; }
header, footer { display: flex; justify-content: space-between; gap: 2rem; color: #434E5B;
  font: 600 0.875rem/1.4 Inter, "Segoe UI", Arial, sans-serif; }
header { border-bottom: 1px solid #16202C; }
footer { border-top: 1px solid #C9CCD1; margin-top: 3rem; font-weight: 400; }
h1, h2, h3, .subtitle { font-family: "Inter Display", Inter, "Segoe UI", Arial, sans-serif;
  font-weight: 600; line-height: 1.3; }
h1 { font-size: 2.1rem; margin: 1.5rem 0 0.25rem; }
h2 { font-size: 1.35rem; margin: 2rem 0 0.4rem; }
h3 { font-size: 1.1rem; margin: 1.4rem 0 0.3rem; }
.subtitle { font-size: 1.25rem; margin: 0; }
.place { color: #434E5B; font: 1.0625rem/1.4 Inter, "Segoe UI", Arial, sans-serif; }
.lead, .small { color: #434E5B; font: 0.9375rem/1.4 Inter, "Segoe UI", Arial, sans-serif;
  margin: 0.2rem 0 0.6rem; }
p { margin: 0 0 0.6rem; }
h2 .number, h3 .number, .minute p .number { display: inline-block; min-width: 3.25rem; }
.minute p .number { color: #434E5B; font: 500 0.9375rem Inter, "Segoe UI", Arial, sans-serif; }
.minute { display: grid; grid-template-columns: minmax(0, 1fr) 15rem; gap: 0 1.5rem; }
.minute p { padding-left: 3.25rem; }
.minute p .number { margin-left: -3.25rem; }
.minute .points { grid-column: 1; margin: 0 0 0.6rem 3.25rem; padding-left: 1.4rem; }
.minute .records { grid-column: 2; grid-row: 1 / span 9; }
.records { list-style: none; margin: 0.15rem 0 0.6rem; padding: 0; }
.records li { border-left: 3px solid #16202C; padding-left: 0.6rem; margin-bottom: 0.5rem;
  font: 0.9375rem/1.4 Inter, "Segoe UI", Arial, sans-serif; }
.contents .under { list-style: none; }
.note { border-left: 3px solid #16202C; padding: 0.1rem 0 0.1rem 1rem; margin: 1.25rem 0; }
.note p { margin: 0.1rem 0; }
table { border-collapse: collapse; width: 100%; margin: 0.4rem 0 1.2rem;
  font: 0.9375rem/1.4 Inter, "Segoe UI", Arial, sans-serif; border-top: 1px solid #16202C; }
.close { font-size: 0.875rem; }
caption { text-align: left; color: #434E5B; padding-bottom: 0.3rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.75rem 0.35rem 0;
  border-bottom: 1px solid #C9CCD1; font-weight: 400; overflow-wrap: anywhere; }
thead th { font-weight: 600; color: #434E5B; }
a { color: #214A94; }
.sign { margin-top: 2.5rem; }
.line { border-top: 1px solid #16202C; width: 20rem; max-width: 100%; margin-top: 3rem; }
.reply { border-bottom: 1px solid #C9CCD1; padding: 0.5rem 0 0.9rem; }
.reply p { margin: 0 0 0.2rem; }
.reply span + span::before { content: " · "; }
.write { border-bottom: 1px solid #16202C; min-height: 2.2rem; padding-top: 1rem;
  font: 0.9375rem/1.2 Inter, "Segoe UI", Arial, sans-serif; color: #434E5B; }
.fields span { display: inline-block; width: 33%; }
@media (max-width: 44rem) {
  .minute { display: block; }
  .records { margin-left: 3.25rem; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 11pt; }
  h1, h2, h3 { break-after: avoid; }
  .minute, tr, .note, .reply { break-inside: avoid; }
  thead { display: table-header-group; }
  .page { break-before: page; }
}
"""

LARGE_STYLE = """html { font-size: 137.5%; }
body { line-height: 1.5; }
header, footer, .lead, .small, .records li, table, .write { font-size: 1rem; }
@media print { html { font-size: 16pt; } body { font-size: 1rem; } }
"""
"""Large print: the text at 16 points or more, on a screen and on paper."""
