/** The approval of a content by two people: who has approved its code, and the press of the person who is signed in. */
import type { ReactNode } from 'react'
import { listed } from '#ui/language/in-sentence.ts'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import { Act, type Reason } from './act.tsx'

interface ApprovalProps {
  /** SHA-256, hex. */
  readonly content: string
  readonly approvedBy: readonly string[]
  readonly approved: boolean
  /** It is the next thing on its page. */
  readonly main?: boolean
  readonly why: Reason | null
  readonly onApprove: () => void
  /** The next act, in the same row. */
  readonly children: ReactNode
}

export function Approval({ content, approvedBy, approved, main = true, why, onApprove, children }: ApprovalProps) {
  const say = useText()
  const names = listed(approvedBy, useLanguage()) || say(officeWords.noOne)
  const state = approved ? 'approved' : approvedBy.length > 0 ? 'half' : 'open'
  return (
    <div data-approval={state}>
      <p>
        {say(officeWords.roundContent)} <strong className="record-number">{inGroups(content)}</strong>
      </p>
      <p>
        {approved ? '✓ ' : ''}
        {say(officeWords[`itemState_${state}`])}　<span lang="ja">{say(officeWords.approvedBy, { names })}</span>
      </p>
      <p>{say(officeWords.approveSecond)}</p>
      <div className="office-row">
        <Act kind={main && !approved ? 'go' : 'plain'} why={why} onPress={onApprove}>
          {say(officeWords.approve)}
        </Act>
        {children}
      </div>
    </div>
  )
}

/** The first of it, for two people to compare by eye. */
function inGroups(content: string): string {
  return (content.slice(0, 16).match(/.{4}/g) ?? []).join(' ')
}
