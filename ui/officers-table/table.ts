/**
 * What an officer does when things go wrong: the one source of the page in `docs/` and of the emergency card on the wall. What the
 * software does not do yet stands in `notYet`, and leaves it when it is there.
 */
import { type Language, type Text, text } from '../messages/message.ts'
import { atTheCount } from './at-the-count.ts'
import { atClosing, atTheCards, atTheIssuer } from './at-the-issuer.ts'
import { atTheKiosk } from './at-the-kiosk.ts'
import type { Place, Row } from './row.ts'

export const places: readonly Place[] = [atTheKiosk, atTheIssuer, atTheCards, atClosing, atTheCount]

/** Acts that are still missing; until then the officer writes it into the polling record and calls the commission. */
const notYet: readonly Text[] = [
  text('読めない投票カードの方に、新しいカードを出すこと', 'a new card for a voter whose card cannot be read'),
  text('カードをなくした方に、新しいカードを出すこと', 'a new card for a voter who has lost the card'),
  text(
    '投票の中断と再開を発券機に記録し、待つ方への案内文を出すこと',
    'suspension and resumption recorded at the issuer, with the words to those who wait',
  ),
  text('発券機の画面をかぎをかけて、交代すること', 'locking the issuer, and a change of hands'),
]

const INTRODUCTION = `# When things go wrong

For presiding officers and counting staff. First the words on the screen, then what is safe, then what to do. Buttons stand in 「」. In each
case: nobody is sent home, nothing is opened by force, and no number is changed to fit. The lines of the polling station are also its
emergency card on paper (\`ippyo emergency-card\`, [commands.md](commands.md)).

This page is made from \`ui/officers-table/\` by \`npx tsx scripts/fixtures/generate-officers-table.ts\`; its words come out of the
catalogues of the screens, and each line names the test that plays it.
`

/** The page `docs/when-things-go-wrong.md`, Japanese first, English beside it. */
export function tableAsPage(): string {
  const tables = places.map(({ title, rows }) =>
    [
      `## ${title.ja} · ${title.en}`,
      '',
      '| 画面の言葉 · on the screen | 安全なもの · safe | すること · do | 立会い · who | 書くところ · written down | test |',
      '|---|---|---|---|---|---|',
      ...rows.map(lineOf),
      '',
    ].join('\n'),
  )
  const missing = ['## まだできないこと · Not yet', '', ...notYet.map(({ ja, en }) => `* ${ja} · ${en}`), '']
  return [INTRODUCTION, ...tables, missing.join('\n')].join('\n')
}

function lineOf({ see, safe, act, people, written, test }: Row): string {
  const seen = (language: Language) => see.map((each) => each[language]).join('<br>')
  const cells = [
    `**${seen('ja')}**<br>${seen('en')}`,
    ...[safe, act, people, written].map(({ ja, en }) => `${ja}<br>${en}`),
    `\`${test}\``,
  ]
  return `| ${cells.join(' | ')} |`
}
