/** After the ceremony each share goes onto its holder's stick: one person writes it, another looks, and here it is erased. */
import { mayNotLookAt } from './questions.ts'
import type { OfficeScreenEvent } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { type OfficeStepped, refuse, stay } from './stepped.ts'
import type { ShareRow } from './view.ts'

export function shareRows(state: OfficeState): readonly ShareRow[] {
  const { project, checked } = state
  const holders = project.signed === null ? 0 : (checked?.draft?.rules.keyHolders ?? 0)
  return Array.from({ length: holders }, (_, i) => {
    const put = project.shares.get(i + 1) ?? null
    return { holder: i + 1, put, mayNotCheck: mayNotLookAt(state, put) }
  })
}

export function onShareScreen(
  state: OfficeState,
  { type, holder }: Extract<OfficeScreenEvent, { type: 'put-share' | 'check-share' }>,
): OfficeStepped {
  if (state.project.signed === null) return refuse(state, 'package-first')
  const row = shareRows(state).find((each) => each.holder === holder)
  if (row === undefined) return refuse(state, 'item-changed')
  if (type === 'check-share' && row.mayNotCheck !== null) return refuse(state, row.mayNotCheck)
  const busy = { work: type === 'put-share' ? 'writing' : 'medium-compare', done: 0, whole: null } as const
  return stay({ ...state, message: null, busy }, { type, holder, at: state.now })
}
