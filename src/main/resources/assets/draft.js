// Words of a blast that are not saved yet: this browser keeps them until they are. They outlive a sign-in that ran out, a
// tab that crashed and a server that was away; leaving the page with them asks first.
'use strict';

(() => {
  const PREFIX = 'turnout.draft:';
  const KEPT_FOR = 30 * 24 * 3600 * 1000;
  const NOT_WORDS = ['form', 'old', 'version', 'then'];
  const main = byId('content');
  if (!main) return;

  // A browser may forbid its store, or have no room in it; leaving the page then still asks.
  const kept = {
    read: key => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    write: (key, draft) => { try { localStorage.setItem(key, JSON.stringify(draft)); } catch { /* said above */ } },
    drop: key => { try { localStorage.removeItem(key); } catch { /* said above */ } },
    keys: () => { try { return Object.keys(localStorage).filter(key => key.startsWith(PREFIX)); } catch { return []; } },
  };
  const keyOf = blast => PREFIX + main.dataset.who + ':' + blast;

  kept.keys().forEach(key => {
    const draft = kept.read(key);
    if (!draft || Date.now() - draft.at > KEPT_FOR) kept.drop(key);
  });

  // The server says with the page that follows a save that these words are in its records.
  const saved = location.hash.match(/^#saved=([a-z0-9_-]*)$/);
  if (saved) {
    history.replaceState(null, '', location.pathname + location.search);
    const draft = kept.read(keyOf(saved[1]));
    if (draft && draft.sent) kept.drop(keyOf(saved[1]));
  }

  const form = byId('write');
  if (!form) return;
  const mine = keyOf(form.elements.old.value);
  const words = () => Object.fromEntries([...new FormData(form)].filter(([name]) => !NOT_WORDS.includes(name)));
  const opened = JSON.stringify(words());
  const fresh = form.classList.contains('dirty');
  let leaving = false;

  const unsaved = () => 'unsaved' in form.dataset || JSON.stringify(words()) !== opened;

  function keep(sent) {
    const dirty = unsaved();
    form.classList.toggle('dirty', dirty || fresh);
    if (dirty) kept.write(mine, { at: Date.now(), version: form.elements.version.value, words: words(), sent });
    else kept.drop(mine);
  }

  function bringBack(draft) {
    // A save then says so if somebody else has saved since, and shows their text next to this one.
    form.elements.version.value = draft.version;
    for (const [name, value] of Object.entries(draft.words)) {
      const field = form.elements[name];
      if (!field) continue;
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    keep(false);
  }

  // Nothing can be typed until it is decided: two drafts would be one too many.
  function offer(draft) {
    const box = byId('draft');
    const fields = form.querySelector('fieldset');
    const decided = act => () => {
      fields.inert = false;
      box.hidden = true;
      act();
      byId('audience').focus();
    };
    box.querySelector('time').textContent = new Date(draft.at).toLocaleString('en-US',
      { weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });
    box.querySelector('span').hidden = draft.version === form.elements.version.value;
    fields.inert = true;
    box.hidden = false;
    byId('draft-take').addEventListener('click', decided(() => bringBack(draft)));
    byId('draft-drop').addEventListener('click', decided(() => kept.drop(mine)));
  }

  form.addEventListener('input', () => keep(false));
  form.addEventListener('submit', () => { leaving = true; keep(true); });
  window.addEventListener('pageshow', () => { leaving = false; });
  window.addEventListener('beforeunload', event => {
    if (!leaving && unsaved()) event.preventDefault();
  });

  const draft = kept.read(mine);
  if ('unsaved' in form.dataset) keep(false);
  else if (draft && JSON.stringify(draft.words) === opened) kept.drop(mine);
  else if (draft) offer(draft);
})();
