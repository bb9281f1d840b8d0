/** 模擬 and 見本 before everything that a command prints about votes: nobody takes these for real ones. */
import type { Use } from '#election/definition/definition.ts'
import { uiWords } from '#words/common.ts'
import type { OfficeIo } from './office-io.ts'

/** Nothing for a real election. */
export function bandOf(use: Use | null, language: OfficeIo['language']): readonly string[] {
  if (use === null || use === 'live') return []
  return [`◆ ${uiWords[use][language]} ◆`]
}
