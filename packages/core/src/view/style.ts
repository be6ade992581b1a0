/** Everything but `hidden` has no specificity, so that any rule of the page wins. Colours are the page's own: right in light, dark and forced colours alike. */
const CSS = `.catchcha [hidden]{display:none!important}
:where(.catchcha){position:relative;color:var(--catchcha-color,inherit);overflow-wrap:anywhere}
:where(.catchcha:has([part=body]),.catchcha button){padding:var(--catchcha-padding,.75em 1em);border:var(--catchcha-border,1px solid);border-radius:var(--catchcha-radius,.5em);background:var(--catchcha-background,none)}
:where(.catchcha button){color:inherit;font:inherit;cursor:pointer}
:where(.catchcha [aria-disabled=true]){opacity:.6}
:where(.catchcha p){margin:0 0 .5em}
:where(.catchcha [part=title]){font-weight:bold}
:where(.catchcha [part=spoken]){position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
:where(.catchcha summary){padding:.75em 0;cursor:pointer}
:where(.catchcha code){user-select:all}`

/** Gives the document or shadow root that `target` is in our stylesheet, which a content security policy allows, and returns the undo. Does nothing in browsers from before March 2023. */
export function adopt(target: HTMLElement): () => void {
  const document = target.ownerDocument
  const root = target.getRootNode() as Document
  const home = root.adoptedStyleSheets ? root : document
  if (!home.adoptedStyleSheets) return () => {}
  const { CSSStyleSheet } = document.defaultView as Window & typeof globalThis // a document takes only sheets of its own window
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(CSS)
  home.adoptedStyleSheets.push(sheet)
  return () => {
    home.adoptedStyleSheets = home.adoptedStyleSheets.filter(other => other !== sheet)
  }
}
