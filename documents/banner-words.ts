/** Words and colours by which each page of a fixture or a rehearsal says its use; null: a live election. */
import { unreachable } from '#election/assert.ts'
import type { Use } from '#election/definition/definition.ts'

export function bannerWords(use: Use): { words: string; ground: string; ink: string } | null {
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
