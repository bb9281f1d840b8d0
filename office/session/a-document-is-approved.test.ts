/** own-50: what one passphrase signed after the ceremony waits for two people, who saw its numbers; a third file has no approval of the first. */
import { beforeEach, expect, test } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { draftOf } from './draft.ts'
import type { OfficeEffect } from './effect.ts'
import type { OfficeEvent } from './event.ts'
import type { Act } from './record.ts'
import { type OfficeScreenEvent, officeScreenEventSchema } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { initial, step } from './step.ts'
import { viewOf } from './view-of.ts'

const KEY = '0'.repeat(64)
const NOW = '2002-06-20T19:00' as LocalMinute
const [ONE, OTHER] = ['a'.repeat(64), 'b'.repeat(64)] as const
const facts = { kind: 'sorting-machine', number: '00000 00000 00000 00000', serial: 'S-1' } as const
let state: OfficeState
let effects: readonly OfficeEffect[]

function hear(event: OfficeEvent): void {
  ;({ state, effects } = step(state, event))
}
const recorded = (act: Act, by = state.person?.name ?? '愛') =>
  hear({ type: 'recorded', entry: { act, at: NOW, by }, head: KEY })
const signIn = (name: string) => hear({ type: 'person-open', name })
const brought = (sha256: string) =>
  recorded({ type: 'document-taken', kind: facts.kind, sha256, signature: '00'.repeat(104) })
const code = () => state.message?.code ?? null
const shown = () => viewOf(state).documents

/** The services record each of their acts. */
function send(event: OfficeScreenEvent): void {
  hear({ type: 'screen', event: officeScreenEventSchema.parse(event) })
  for (const effect of effects)
    if (effect.type === 'approve-document') {
      const { kind, sha256 } = effect
      recorded({ type: 'document-approved', kind, sha256, signature: '00'.repeat(64) })
    }
}
const approve = (sha256: string = ONE) => send({ type: 'approve-document', sha256 })

function begin(online: boolean): void {
  state = initial(NOW).state
  hear({ type: 'loaded', entries: [], checked: null, head: KEY })
  recorded({ type: 'begun', use: 'live', key: KEY })
  recorded({ type: 'joined', name: '健', key: '1'.repeat(64) })
  const rules = { ...tinySources.rules, ...(online && { online: true as const }) }
  hear({ type: 'checked', checked: { errors: [], warnings: [], draft: draftOf({ ...tinySources, rules }, KEY) } })
  recorded({ type: 'office-made', authority: KEY, approvers: 2 })
  recorded({ type: 'joined', name: '影', key: '2'.repeat(64) })
  recorded({ type: 'package-signed', electionId: '0'.repeat(16), number: facts.number, contents: [] })
  signIn('愛')
}
beforeEach(() => begin(true))

test('an election without an online box has no such files', () => {
  begin(false)
  expect(shown()).toBeNull()
  send({ type: 'take-documents' })
  expect(code()).toBe('online-not-in-election')
})

test('four eyes: one person twice, a colleague of one alone, and a file that nobody saw', () => {
  brought(ONE)
  approve()
  expect(code()).toBe('item-changed')
  hear({ type: 'documents-seen', seen: [{ sha256: ONE, facts }] })
  approve()
  approve()
  expect([code(), shown()]).toMatchObject(['approved-by-you', [{ approvedBy: ['愛'], approved: false }]])
  send({ type: 'put-document-approvals', sha256: ONE })
  expect(code()).toBe('not-approved')
  signIn('影')
  approve()
  expect([code(), shown()]).toMatchObject(['not-an-approver', [{ approvedBy: ['愛'] }]])
  signIn('健')
  approve()
  expect(shown()).toMatchObject([{ approvedBy: ['愛', '健'], approved: true, by: '愛' }])
  send({ type: 'put-document-approvals', sha256: ONE })
  expect(effects).toEqual([{ type: 'put-document-approvals', kind: facts.kind, sha256: ONE }])
})

test('another file of the same kind waits for its own approvals', () => {
  for (const sha256 of [ONE, OTHER]) brought(sha256)
  hear({ type: 'documents-seen', seen: [ONE, OTHER].map((sha256) => ({ sha256, facts })) })
  for (const who of ['愛', '健']) {
    signIn(who)
    approve()
  }
  expect(shown()).toMatchObject([{ approved: true }, { approved: false, approvedBy: [] }])
  // Brought once more it is the same file.
  brought(ONE)
  expect(shown()?.[0]?.approved).toBe(true)
})
