// The captain's page: notes who came, keeps it on the phone, and sends it once the server can be reached.
'use strict';

const line = document.getElementById('line');

const texts = line ? JSON.parse(line.dataset.words) : {};
const say = (name, count) => texts[name].replace('{count}', count);
const said = state => state === 'OPEN' ? '' : say('state_' + state.toLowerCase());
const kept = line && 'line:' + line.dataset.token;

const queue = () => JSON.parse(localStorage.getItem(kept) || '[]');
const keep = marks => localStorage.setItem(kept, JSON.stringify(marks));

function show(person, status) {
  person.dataset.status = status;
  person.querySelector('.status').textContent = say('status_' + status);
  person.querySelectorAll('button').forEach(button =>
    button.setAttribute('aria-pressed', String(button.dataset.act === status)));
}

function count() {
  const of = status => line.querySelectorAll(`li[data-status=${status}]`).length;
  document.getElementById('here').textContent = of('arrived');
  document.getElementById('awaited').textContent = of('awaited');
}

// Who came without a shift: what the server has as notes, and what it has not got yet.
let notes = [];
function note() {
  const pending = queue().filter(mark => mark.act === 'came').map(mark => `${mark.who} (${say('pending')})`);
  const place = document.getElementById('noted');
  place.hidden = !(notes.length + pending.length);
  place.querySelector('ul').replaceChildren(...[...notes, ...pending].map(words => {
    const item = document.createElement('li');
    item.textContent = words;
    return item;
  }));
}

const noted = () => new Map(queue().filter(mark => mark.act !== 'came').map(mark => [String(mark.person), mark.act]));

const press = mark => keep([...queue(), {id: crypto.randomUUID(), at: new Date().toISOString(), ...mark}]);

function redraw(shown) {
  const waiting = noted();
  notes = shown.notes;
  note();
  document.getElementById('state').textContent = said(shown.state);
  let unknown = false;
  for (const one of shown.people) {
    const person = line.querySelector(`li[data-person="${one.id}"]`);
    if (person) show(person, waiting.get(String(one.id)) || one.status);
    else unknown = true;
  }
  count();
  // Somebody new is on the list: the page is read again once nothing waits here.
  if (unknown && !queue().length) location.reload();
}

function tell(words) {
  const place = document.getElementById('sync');
  if (place.textContent !== words) place.textContent = words;
}

let busy = false;
async function sync() {
  if (busy) return;
  busy = true;
  const marks = queue();
  const home = '/line/' + line.dataset.token;
  try {
    const answer = marks.length
      ? await fetch(home + '/marks', {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({marks})})
      : await fetch(home + '/people');
    if (answer.status === 401) {
      tell(say('code_again'));
    } else if (answer.ok) {
      const shown = await answer.json();
      const sent = new Set(marks.map(mark => mark.id));
      keep(queue().filter(mark => !sent.has(mark.id)));
      redraw(shown);
      if (shown.state === 'OVER') await caches.delete('turnout-line');
      tell(queue().length ? say('unsent', queue().length) : say('sent'));
    } else {
      tell(say('refused', marks.length));
    }
  } catch {
    tell(say('no_network', queue().length));
  } finally {
    busy = false;
  }
}

if (line) {
  line.querySelectorAll('li').forEach(person => show(person, person.dataset.status));
  document.getElementById('state').textContent = said(line.dataset.state);
  notes = JSON.parse(document.querySelector('#noted ul').dataset.notes);
  note();
  noted().forEach((act, id) => {
    const person = line.querySelector(`li[data-person="${id}"]`);
    if (person) show(person, act);
  });
  count();
  line.addEventListener('click', event => {
    const button = event.target.closest('button[data-act]');
    if (!button) return;
    const person = button.closest('li');
    press({person: Number(person.dataset.person), act: button.dataset.act});
    show(person, button.dataset.act);
    count();
    sync();
  });
  document.getElementById('walk-in').addEventListener('submit', event => {
    event.preventDefault();
    const field = document.getElementById('who');
    const who = field.value.trim();
    // A second tap on the same name while the first is not sent yet is the same walk-in.
    if (who && !queue().some(mark => mark.who === who)) press({person: 0, who, act: 'came'});
    field.value = '';
    note();
    sync();
  });
  window.addEventListener('online', sync);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) sync(); });
  setInterval(sync, 15000);
  sync();
  if ('serviceWorker' in navigator) navigator.serviceWorker.register('/line/worker.js', {scope: '/line/'}).catch(() => {});
}
