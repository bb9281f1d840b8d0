/** T4: how far a stage that takes long is, and the time that is left. */
import { figure } from '#election/figure.ts'
import { Progress } from '#ui/components/progress.tsx'
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { arrivalWords } from '#words/tally.ts'
import type { StageProgress } from '../session/view.ts'

/** Shows nothing while nothing long is under way. */
export function StageBar({ progress }: { readonly progress: StageProgress | null }) {
  const say = useText()
  if (progress === null) return null
  const { stage, done, total, secondsLeft } = progress
  const values = {
    done: figure(done),
    total: figure(total),
    minutes: Math.floor((secondsLeft ?? 0) / 60),
    seconds: (secondsLeft ?? 0) % 60,
  }
  const detail = say(secondsLeft === null ? arrivalWords.stageSoFar : arrivalWords.stageLeft, values)
  return <Progress label={say(tallyWords[stage])} done={done} whole={total} detail={detail} />
}
