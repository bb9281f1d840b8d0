/** `first-page-rig.ts MACHINE PAGE`: what the running app of this machine directory shows, as its own browser would see it, and the check number there. For `scripts/package-in-a-fresh-root`. */
import { readHandOver } from '#shell/hand-over.ts'
import { connectApp } from '#simulation/doors/remote-app.ts'

interface Shown {
  readonly page?: { readonly type: string }
  readonly screen?: string
  readonly phase?: string
}

const [machine = '', wanted = ''] = process.argv.slice(2)
const handOver = readHandOver(machine)
const remote = handOver === null ? null : await connectApp<Shown, never>(handOver.address)
if (remote === null) {
  console.log('no screen')
  process.exit(1)
}
const nameOf = ({ page, screen, phase }: Shown) => page?.type ?? screen ?? phase ?? 'nothing'
await new Promise<void>((resolve) => {
  remote.subscribe((view) => {
    if (nameOf(view) === wanted) resolve()
  })
  setTimeout(resolve, 20_000)
})
console.log([nameOf(remote.view()), ...fingerprintsIn(remote.view())].join('\n'))
process.exit(0)

/** Wherever in what is shown it stands. */
function fingerprintsIn(shown: object): readonly string[] {
  return Object.entries(shown).flatMap(([name, value]: [string, unknown]) => {
    if (name === 'fingerprint' && typeof value === 'string') return [value]
    return typeof value === 'object' && value !== null ? fingerprintsIn(value) : []
  })
}
