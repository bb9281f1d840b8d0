/** The place of a project on this computer, and the sticks that are plugged in. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { AppConfig } from '#shell/config.ts'
import type { ProjectPlaces } from './keys/key-messages.ts'

export interface OfficePlaces extends ProjectPlaces {
  /** The project itself, with its record. */
  readonly project: string
  readonly papers: string
  readonly voice: string
}

export function placesOf(config: AppConfig): OfficePlaces {
  const project = config.project ?? join(config.machine, 'project')
  const at = (name: string) => join(project, name)
  const prepared = at('prepared')
  return {
    project,
    office: at('office'),
    machines: at('machines'),
    papers: at('papers'),
    voice: at('voice'),
    rolls: at('rolls'),
    losses: at('lost-media'),
    prepared,
    shares: [config.shares ?? stickOf(config), join(prepared, 'office')].flat(),
    reader: config.reader ?? null,
  }
}

/** The stick that files come on and go to. */
export function stickOf(config: AppConfig): string {
  return config.sources ?? config.project ?? join(config.machine, 'project')
}

/** A slot without a stick is a folder of the disk that the project lies on. */
export async function isAnotherDisk(one: string, other: string): Promise<boolean> {
  return (await stat(one)).dev !== (await stat(other)).dev
}
