/** Acts on the files: mending a cell or all of a kind, and putting templates or the list of 〓 onto the stick. */
import { unreachable } from '#election/assert.ts'
import { hasWholeLetters } from '#election/canonical-json.ts'
import type { OfficeEffect } from './effect.ts'
import type { Work } from './event.ts'
import type { FoundProblem } from './mend.ts'
import { problemGroups } from './problem-groups.ts'
import type { OfficeScreenEvent } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { type OfficeStepped, refuse, stay } from './stepped.ts'

export type FilesScreen = Extract<
  OfficeScreenEvent,
  { type: 'import' | 'mend' | 'mend-kind' | 'put-templates' | 'put-letters' | 'put-rehearsal' }
>

export function onFilesScreen(state: OfficeState, event: FilesScreen): OfficeStepped {
  switch (event.type) {
    case 'import':
      if (!state.folders.includes(event.folder)) return refuse(state, 'nothing-to-import')
      return working(state, 'reading', { type: 'import', folder: event.folder, at: state.now })
    case 'mend': {
      const { file, line, column, was, is } = event
      if (!hasWholeLetters(was) || !hasWholeLetters(column)) return refuse(state, 'value-not-possible')
      return working(state, 'checking', { type: 'mend', place: { file, line, column }, was, is, at: state.now })
    }
    case 'mend-kind':
      return mendKind(state, event)
    case 'put-templates':
      return working(state, 'writing', { type: 'put-templates' })
    case 'put-letters': {
      const letters = lettersOf(state)
      if (letters.length === 0) return refuse(state, 'nothing-to-import')
      return working(state, 'writing', { type: 'put-letters', letters })
    }
    case 'put-rehearsal':
      if (state.checked === null) return refuse(state, 'nothing-to-import')
      return working(state, 'writing', { type: 'put-rehearsal' })
    default:
      return unreachable(event)
  }
}

/** The press holds for the files on the screen: changed files may have other kinds of problems. */
function mendKind(state: OfficeState, { file, column, code, answer }: Extract<FilesScreen, { type: 'mend-kind' }>) {
  const errors = state.checked?.errors ?? []
  const group = problemGroups(errors).find((each) => each.file === file && each.column === column && each.code === code)
  if (group === undefined || !group.answers.some((each) => each.answer === answer)) return refuse(state, 'cell-gone')
  const mend = { file, column, code: group.code, answer }
  return working(state, 'checking', { type: 'mend-kind', mend, errors, at: state.now })
}

/** Every cell of a voter in which a letter became 〓, or what the profile of the roll declares for it. */
export function lettersOf({ checked }: Pick<OfficeState, 'checked'>): readonly FoundProblem[] {
  return checked?.warnings.filter(isOfLetter) ?? []
}

export function isOfLetter({ code }: Pick<FoundProblem, 'code'>): boolean {
  return code === 'unshown-letter' || code === 'declared-letter'
}

function working(state: OfficeState, work: Work, effect: OfficeEffect): OfficeStepped {
  return stay({ ...state, message: null, busy: { work, done: 0, whole: null } }, effect)
}
