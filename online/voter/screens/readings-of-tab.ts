/** The choice of readings stays in the tab, as that of the language: the page of the card comes back by a new load. */
import { useState } from 'react'
import { inTab } from '#ui/language/language-of-tab.ts'

const NAME = 'readings'

export function useReadingsOfTab(): { readonly isOn: boolean; readonly turn: () => void } {
  const [isOn, set] = useState(() => inTab((tab) => tab.getItem(NAME)) === 'on')
  const turn = () => {
    inTab((tab) => (isOn ? tab.removeItem(NAME) : tab.setItem(NAME, 'on')))
    set(!isOn)
  }
  return { isOn, turn }
}
