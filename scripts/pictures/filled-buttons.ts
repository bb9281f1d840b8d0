/** The filled buttons of a page as it is rendered: the one thing that is pressed next is filled (decision 054). */

const BUTTON = /<button\b([^>]*)>(.*?)<\/button>|<div class="made"><a\b[^>]*>(.*?)<\/a>/gs
const FILLED = /class="(?:[^"]* )?(?:button-go|button-staff|main)(?: [^"]*)?"/
/** Grey until somebody has signed in at the head of the page, which is what is next there. */
const AFTER_SIGNING_IN = /disabled="".*aria-describedby="office-nobody"/
const DIALOG = /<dialog\b.*?<\/dialog>/gs

/** The page first, then each dialog on it, which is a page of its own. Grey ones count: they are filled as soon as they can be pressed. */
export function filledButtons(html: string): readonly (readonly string[])[] {
  const dialogs = [...html.matchAll(DIALOG)].map(([dialog]) => dialog)
  return [html.replaceAll(DIALOG, ''), ...dialogs].map(filledOf)
}

function filledOf(html: string): readonly string[] {
  return [...html.matchAll(BUTTON)].flatMap(([, button = '', words = '', link]) => {
    if (link !== undefined) return [inWords(link)]
    return FILLED.test(button) && !AFTER_SIGNING_IN.test(button) ? [inWords(words)] : []
  })
}

function inWords(html: string): string {
  return html.replaceAll(/<[^>]*>/g, '').trim()
}
