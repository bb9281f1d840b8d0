import '#ui/page.css'
import { mountScreen } from '#shell/screen/mount-screen.tsx'
import { ScreenUnreachable } from '#ui/components/screen-unreachable.tsx'

function Probe() {
  return <p>probe</p>
}
mountScreen<object, object>({ Screen: Probe, Unreachable: ScreenUnreachable })
