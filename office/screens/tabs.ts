/** The office's pages in seven tabs, in the order of the work: what is done one after the other about the same thing is in one of them. */
import type { Text } from '#ui/messages/message.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { Page } from './page-props.ts'

export const PAGES: Readonly<Record<Page, Text>> = {
  steps: officeWords.pageSteps,
  files: officeWords.pageFiles,
  approve: officeWords.pageApprove,
  voice: officeWords.pageVoice,
  changes: officeWords.pageChanges,
  keys: officeWords.pageKeys,
  number: officeWords.pageNumber,
  carry: officeWords.pageCarry,
  media: officeWords.pageMedia,
  out: officeWords.pageOut,
  rolls: officeWords.pageRolls,
  losses: officeWords.pageLosses,
  board: officeWords.pageBoard,
  record: officeWords.pageRecord,
}

export interface Tab {
  readonly id: string
  readonly name: Text
  readonly pages: readonly [Page, ...Page[]]
}

export const TABS: readonly Tab[] = [
  alone('steps'),
  alone('files'),
  { id: 'content', name: officeWords.tabContent, pages: ['approve', 'voice', 'changes'] },
  { id: 'sign', name: officeWords.tabSign, pages: ['keys', 'number'] },
  { id: 'hand', name: officeWords.tabHand, pages: ['carry', 'media', 'out'] },
  { id: 'after', name: officeWords.tabAfter, pages: ['rolls', 'losses', 'board'] },
  alone('record'),
]

function alone(page: Page): Tab {
  return { id: page, name: PAGES[page], pages: [page] }
}

export function tabOf(page: Page): Tab | undefined {
  return TABS.find(({ pages }) => pages.includes(page))
}
