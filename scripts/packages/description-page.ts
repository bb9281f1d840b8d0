/** Makes the description a page that an office opens, prints or copies into its own notice: A4, one file, which fetches nothing. */

const STYLE = `
  @page { size: A4; margin: 20mm }
  body { font: 11pt/1.7 "BIZ UDMincho", "Yu Mincho", "Hiragino Mincho ProN", serif; max-width: 170mm; margin: 2em auto; color: #000; background: #fff }
  h1 { font-size: 15pt; text-align: center } h2 { font-size: 12.5pt; margin: 1.4em 0 .4em; break-after: avoid }
  table { border-collapse: collapse; width: 100%; break-inside: avoid } th, td { border: 1px solid #000; padding: .25em .5em; text-align: left; vertical-align: top; overflow-wrap: anywhere }
  td { font-size: 10pt } td:nth-last-child(n + 2) { white-space: nowrap } td:nth-child(3) { font: 8.5pt/1.5 monospace } ol { padding-left: 2em } li { margin: .2em 0 }
  @media print { body { margin: 0; max-width: none } table { width: calc(100% - 1px) } }
`

/** @param page the text from `descriptionOf`: headings, paragraphs, numbered lists and tables */
export function descriptionPage(page: string): string {
  const [title = ''] = page.split('\n')
  const blocks = page.trim().split(/\n\n+/).map(blockOf)
  return `<!doctype html>
<html lang="ja"><meta charset="utf-8"><title>${escaped(title.replace(/^# /, ''))}</title><style>${STYLE}</style>
${blocks.join('\n')}
</html>
`
}

function blockOf(block: string): string {
  const heading = /^(#{1,2}) (.*)$/.exec(block)
  if (heading) return `<h${heading[1]?.length}>${escaped(heading[2] ?? '')}</h${heading[1]?.length}>`
  const lines = block.split('\n')
  if (block.startsWith('|')) return tableOf(lines)
  if (/^\d+\. /.test(block))
    return `<ol>${lines.map((line) => `<li>${escaped(line.replace(/^\d+\. /, ''))}</li>`).join('\n')}</ol>`
  return `<p>${escaped(block)}</p>`
}

function tableOf([head = '', , ...rows]: readonly string[]): string {
  const cells = (line: string, tag: 'th' | 'td') =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => `<${tag}>${escaped(cell.trim())}</${tag}>`)
      .join('')
  const lines = [cells(head, 'th'), ...rows.map((row) => cells(row, 'td'))]
  return `<table>${lines.map((line) => `<tr>${line}</tr>`).join('\n')}</table>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
