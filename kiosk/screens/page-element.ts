/** The element of a whole page. Where another page shows this one as a part of itself, it has no main of its own: a page has one. */
import { createContext, useContext } from 'react'

const PageElement = createContext<'main' | 'div'>('main')

export const WithinAPage = PageElement.Provider

export function usePageElement(): 'main' | 'div' {
  return useContext(PageElement)
}
