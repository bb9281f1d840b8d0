/** The kinds that a package may name (package.md §3), and nothing else. */
import { council } from './council/kind.ts'
import { district } from './district/kind.ts'
import { head } from './head/kind.ts'
import { officer } from './officer/kind.ts'
import { openList } from './open-list/kind.ts'
import { partyList } from './party-list/kind.ts'
import { question } from './question/kind.ts'
import { recall } from './recall/kind.ts'
import { singleDistrict } from './single-district/kind.ts'

export const kinds = {
  head,
  council,
  'single-district': singleDistrict,
  district,
  'party-list': partyList,
  'open-list': openList,
  question,
  recall,
  officer,
}

export type KindName = keyof typeof kinds

export const kindNames = Object.keys(kinds) as readonly KindName[]
