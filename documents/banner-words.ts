/** Words and colours by which each page of a fixture or a rehearsal says its use; null: a live election. */
import { unreachable } from '#election/assert.ts'
import type { Use } from '#election/definition/definition.ts'
import type { DocumentHead } from './document.ts'
import type { Lettering, TextBox } from './lettering.ts'
import type { Sheet } from './sheet.ts'

function bannerWords(use: Use): { words: string; ground: string; ink: string } | null {
  switch (use) {
    case 'live':
      return null
    case 'rehearsal':
      return { words: '模擬　実際の選挙の書類ではありません', ground: '#ffe1b8', ink: '#5a3000' }
    case 'fixture':
      return { words: '見本　実際の選挙の書類ではありません', ground: '#d9e4f5', ink: '#12305c' }
    default:
      return unreachable(use)
  }
}

interface On {
  readonly sheet: Sheet
  readonly lettering: Lettering
  readonly head: DocumentHead
}

/** @param tops of the two banners */
export function bannerOfUse(
  { sheet, lettering, head }: On,
  across: Pick<TextBox, 'x' | 'width'>,
  tops: readonly number[],
): void {
  const banner = bannerWords(head.use)
  if (banner === null) return
  for (const y of tops) {
    sheet.box(across.x, y, across.width, 18, { round: 3, fill: banner.ground })
    const box = { ...across, y: y + 1.5, align: 'center' } as const
    lettering.draw(banner.words, box, { size: 10.5, weight: 'bold', colour: banner.ink })
  }
}
