/** Shows the screen of an app's process inside the desk's page: a server of its own, framed by the desk alone. */
import { join } from 'node:path'
import type { z } from 'zod'
import { serveScreen } from '#shell/bridge/serve-screen.ts'
import { type ScreenServer, startScreenServer } from '#shell/chromium/server.ts'
import type { RunningApp } from '#shell/running-app.ts'
import { packageFiles, readScreenFiles } from '#shell/screen-files.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import type { AppKind } from '#simulation/doors/app-process.ts'

const SCREENS = join(import.meta.dirname, '..', '..', 'dist', 'screens')

export function relayScreen<View, ScreenEvent>(relay: {
  readonly kind: AppKind
  readonly running: RunningApp<View, ScreenEvent>
  readonly screenEventSchema: z.ZodType<ScreenEvent>
  readonly electionPackage: string
  readonly deskOrigin: string
  readonly port: number
  readonly onAddress: (address: string) => void
}): Promise<ScreenServer> {
  return startScreenServer({
    files: readScreenFiles(join(SCREENS, relay.kind), packageFiles(relay.electionPackage, true)),
    frameOrigin: relay.deskOrigin,
    port: relay.port,
    randomness: secureRandomness(),
    serve: (link) => serveScreen(relay.running, relay.screenEventSchema, link),
    onAddress: relay.onAddress,
  })
}
