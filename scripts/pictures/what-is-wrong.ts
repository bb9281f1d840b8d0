/** Measures that a page of the voting machine breaks: cut, outside, too small, too near, out of reach, without furigana (K13). Runs in the page. */
export function whatIsWrong(): string[] {
  const mm = Number.parseFloat(document.documentElement.style.getPropertyValue('--mm'))
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
  const name = (element: Element) => `${element.className} "${element.textContent?.slice(0, 14)}"`
  const wrong: string[] = []
  for (const element of all('button, .kiosk-top, .kiosk-where, .kiosk-question, .kiosk-answers, .room')) {
    const { right, bottom } = element.getBoundingClientRect()
    if (right > innerWidth + 1 || bottom > innerHeight + 1) wrong.push(`outside the glass: ${name(element)}`)
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element
    if (scrollWidth > clientWidth + 2 || scrollHeight > clientHeight + 2) wrong.push(`does not fit: ${name(element)}`)
  }
  for (const element of all('main *')) {
    const ownText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
    if (!ownText || element.getClientRects().length === 0) continue
    const least = element.tagName === 'RT' ? 4 : 4.8
    const size = Number.parseFloat(getComputedStyle(element).fontSize) / mm
    if (size < least - 0.01) wrong.push(`${size.toFixed(2)} mm: ${name(element)}`)
  }
  for (const element of all('.furigana rt')) {
    const size = Number.parseFloat(getComputedStyle(element).fontSize) / mm
    if (size < 2.99) wrong.push(`furigana of ${size.toFixed(2)} mm: ${name(element.parentElement ?? element)}`)
  }
  const forVoters = document.documentElement.lang === 'ja' ? all('.kiosk:not(.kiosk-staff) :is(h1, .button)') : []
  for (const element of forVoters) {
    const hasKanji = /\p{Script=Han}/u.test(element.textContent ?? '')
    if (hasKanji && element.querySelector('.furigana') === null) wrong.push(`no furigana: ${name(element)}`)
  }
  const targets = all('button').map((element) => ({ element, box: element.getBoundingClientRect() }))
  const highest = document.querySelector('.kiosk-low') === null ? 0 : innerHeight / 2
  for (const [at, { element, box }] of targets.entries()) {
    if (box.top < highest - 1) wrong.push(`a target in the upper half: ${name(element)}`)
    if (Math.min(box.width, box.height) / mm < 12.69) wrong.push(`a target under 12.7 mm: ${name(element)}`)
    for (const { element: other, box: near } of targets.slice(at + 1)) {
      const apart = [box.left - near.right, near.left - box.right, box.top - near.bottom, near.top - box.bottom]
      if (Math.max(...apart) / mm < 2.53) wrong.push(`a gap under 2.54 mm: ${name(element)} / ${name(other)}`)
    }
  }
  return wrong
}
