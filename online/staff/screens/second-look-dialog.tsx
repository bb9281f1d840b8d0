/** An act that nothing undoes is asked once more, with its person or letter. The safe answer is first. */
import { Dialog } from '#ui/components/dialog.tsx'
import { useText } from '#ui/language/language.tsx'
import type { Text } from '#ui/messages/message.ts'
import { passkeyScreen } from '#ui/messages/online-staff-passkeys.ts'
import { staffScreen as words } from '#words/online.ts'
import { residentsStaff as residents } from '#words/residents.ts'
import type { Asked } from '../session/asked.ts'
import type { SecondLook } from '../session/state.ts'
import { REASONS } from './category.tsx'
import { MainButton, type Send } from './parts.tsx'

export function SecondLookDialog({ look, send }: { readonly look: SecondLook; readonly send: Send }) {
  const say = useText()
  const { act, help, title } = wordsOf(look.asked)
  const { asked } = look
  return (
    <Dialog
      title={say(title)}
      answers={
        <>
          <button type="button" onClick={() => send({ type: 'second-look', yes: false })}>
            {say(words.cancel)}
          </button>
          <MainButton onPress={() => send({ type: 'second-look', yes: true })}>{say(act)}</MainButton>
        </>
      }
    >
      {look.about !== '' && <p className="about">{look.about}</p>}
      {asked.name === 'refuse' && <p>{say(residents.noBecause, { why: say(REASONS[asked.body.why]) })}</p>}
      <p>{say(help)}</p>
    </Dialog>
  )
}

function wordsOf({ name, body }: Asked): { readonly title: Text; readonly help: Text; readonly act: Text } {
  switch (name) {
    case 'import':
      return { title: words.sure_import, help: words.sureHelp_import, act: words.importNow }
    case 'refuse':
      return { title: residents.sure_askRefusal, help: residents.sureHelp_askRefusal, act: residents.askRefusal }
    case 'withdraw':
      return { title: words.sure_refuse, help: words.sureHelp_refuse, act: words.withdrawn }
    case 'answer':
      return body.as === 'refused'
        ? { title: residents.sure_refused, help: residents.sureHelp_refused, act: words.refuse }
        : { title: residents.sure_onPaper, help: residents.sureHelp_onPaper, act: residents.answerPaper }
    case 'mark':
      return body.as === 'posted'
        ? { title: words.sure_posted, help: words.sureHelp_posted, act: words.posted }
        : { title: words.sure_returned, help: words.sureHelp_returned, act: words.returned }
    case 'reissue':
      return { title: words.sure_reissue, help: words.sureHelp_reissue, act: words.reissue }
    case 'boxes':
    case 'approved':
      return { title: words.sure_boxes, help: words.sureHelp_boxes, act: words.sign }
    case 'enrol-anew':
      return { title: passkeyScreen.sure_anew, help: passkeyScreen.sureHelp_anew, act: passkeyScreen.anew }
    case 'agree':
      return { title: words.sure_agree, help: words.sureHelp_agree, act: words.agree }
    case 'leave':
      return { title: words.sure_leave, help: words.sureHelp_leave, act: words.leave }
    case 'pause':
      return body.paused
        ? { title: words.sure_pause, help: words.sureHelp_pause, act: words.pause }
        : { title: words.sure_resume, help: words.sureHelp_resume, act: words.resume }
    case 'decide':
      return { title: words.sure_decide, help: words.sureHelp_decide, act: words.decide }
    default:
      return { title: words.sure_approve, help: words.sureHelp_approve, act: words.approve }
  }
}
