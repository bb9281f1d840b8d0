/** 参議院比例代表 (package.md §3, count.md §6). */
import type { Kind } from '../kind.ts'
import { elected } from './elected.ts'

export const openList: Kind = {
  seats: 'by-lists',
  listsOf: 'one',
  elected: ({ seats, openLists, votes }, drawn) => elected({ seats, lists: openLists ?? [], votes }, drawn),
}
