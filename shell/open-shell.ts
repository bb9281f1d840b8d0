/** Opens an app's screen. `main.ts` of each app ends with it; the desk gives `shell: 'none'` and frames the address. */
import type { z } from 'zod'
import type { Use } from '#election/definition/definition.ts'
import type { AppConfig } from './config.ts'
import type { RunningApp } from './running-app.ts'

export type AppName = 'kiosk' | 'issuer' | 'tally' | 'desk'
export type ShellKind = 'electron' | 'chromium' | 'none'

export interface OpenShell {
  readonly kind: ShellKind
  /** With the one-time token, for a browser opened by hand; null with Electron, which has no server. Never log it. */
  readonly address: string | null
  /** Ends the browser that this call started, the server and the connection; not the app. */
  close(): Promise<void>
}

export interface ShellOptions<View, ScreenEvent> {
  readonly app: AppName
  readonly running: RunningApp<View, ScreenEvent>
  /** `screenEventSchema` of `session/screen-event.ts`. */
  readonly screenEventSchema: z.ZodType<ScreenEvent>
  readonly config: AppConfig
  /** Use of the verified package; null when none is verified yet. Only `fixture` may be framed (`config.frameOrigin`). */
  readonly use: Use | null
}

export async function openShell<View, ScreenEvent>(_options: ShellOptions<View, ScreenEvent>): Promise<OpenShell> {
  throw new Error('openShell: being built')
}
