/** CLS-03: the operator card carries no permission of the issuer for this day. It is fetched; to close without it is apart from that. */
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { kioskScreen } from '#words/kiosk.ts'
import { PERMISSION_ANSWERS, type PermissionAnswer } from '../session/screen-event.ts'
import { NumberedSteps } from './numbered-steps.tsx'
import type { PageProps } from './page-props.ts'
import { StaffFrame } from './staff-frame.tsx'
import { TroublePlace } from './trouble-place.tsx'
import { useSitting } from './use-sitting.ts'

const LABELS = {
  'issuer-unusable': kioskScreen.permission_issuer_unusable,
  'checks-on-paper': kioskScreen.permission_checks_on_paper,
  'witness-there': kioskScreen.permission_witness_there,
} as const satisfies Record<PermissionAnswer, unknown>

const { noPermissionStep1, noPermissionStep2, noPermissionStep3 } = kioskScreen

export function StaffNoPermissionPage({ view, send, page }: PageProps<'staff-no-permission'>) {
  const say = useText()
  return (
    <StaffFrame of={{ view, send }} question={kioskScreen.noPermissionQuestion} backTo={kioskScreen.back}>
      <div className="middle">
        <Found page={page} />
        <NumberedSteps steps={[noPermissionStep1, noPermissionStep2, noPermissionStep3]} />
        <section className="trouble-staff">
          <h2>{say(kioskScreen.noPermissionOnly)}</h2>
          <div className="ticks">
            {PERMISSION_ANSWERS.map((answer) => {
              const done = page.answered.includes(answer)
              return (
                <Button
                  key={answer}
                  pressed={done}
                  onPress={() => send({ type: 'permission-answer', answer, done: !done })}
                >
                  {say(LABELS[answer])}
                </Button>
              )
            })}
          </div>
          <TroublePlace of={page.refusal} among={['permission-answers-missing']} />
          <Button kind="staff" onPress={() => send({ type: 'officer-confirmed' })}>
            {say(kioskScreen.noPermissionClose)}
          </Button>
        </section>
      </div>
    </StaffFrame>
  )
}

function Found({ page: { found, day, final } }: Pick<PageProps<'staff-no-permission'>, 'page'>) {
  const say = useText()
  const shown = useSitting()
  const kind = (isFinal: boolean) => say(isFinal ? kioskScreen.permissionFinal : kioskScreen.permissionDay)
  return (
    <p>
      {found === null
        ? say(kioskScreen.noPermissionNone)
        : say(kioskScreen.noPermissionOther, {
            found: shown(found.day),
            foundKind: kind(found.final),
            day: shown(day),
            kind: kind(final),
          })}
    </p>
  )
}
