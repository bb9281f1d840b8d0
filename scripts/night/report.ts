/** The page of a night: what was red, and how to play it again. */

import type { Night, Played } from './memory.ts'
import type { Piece } from './parts.ts'

export function reportOf({ turn, played }: Night, pieces: readonly Piece[]): string {
  const reds = played.filter(({ isRed }) => isRed)
  const names = new Set(played.map(({ name }) => name))
  const left = pieces.filter(({ name }) => !names.has(name))
  return [
    `# Night ${turn + 1}: ${played.length} of ${pieces.length} pieces played, ${reds.length} red`,
    ...reds.flatMap(redPart),
    ...(left.length === 0 ? [] : [`## Not played yet (${left.length})`, list(left.map(({ name }) => name))]),
    '## Played',
    list(
      played.map(({ name, isRed, seconds, commit }) => `${isRed ? 'RED' : 'green'} ${name} (${seconds} s, ${commit})`),
    ),
    '',
  ].join('\n\n')
}

/** With a line for the ledger: who has found the cause writes it there. */
function redPart({ name, command, commit, date, words }: Played): readonly string[] {
  const line = JSON.stringify({ date, commit, test: name, wrong: 'product | test | machine', cause: '' })
  return [`## ${name}`, `Again: \`${command}\``, block(words.join('\n')), `For docs/reds.jsonl: \`${line}\``]
}

function block(text: string): string {
  return `\`\`\`\n${text}\n\`\`\``
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `* ${line}`).join('\n')
}
