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

function redraw(shown) {
  const waiting = new Map(queue().map(mark => [String(mark.person), mark.act]));
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
  const waiting = new Map(queue().map(mark => [String(mark.person), mark.act]));
  waiting.forEach((act, id) => {
    const person = line.querySelector(`li[data-person="${id}"]`);
    if (person) show(person, act);
  });
  count();
  line.addEventListener('click', event => {
    const button = event.target.closest('button[data-act]');
    if (!button) return;
    const person = button.closest('li');
    keep([...queue(), {
      id: crypto.randomUUID(), person: Number(person.dataset.person), act: button.dataset.act, at: new Date().toISOString()
    }]);
    show(person, button.dataset.act);
    count();
    sync();
  });
  window.addEventListener('online', sync);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) sync(); });
  setInterval(sync, 15000);
  sync();
  if ('serviceWorker' in navigator) navigator.serviceWorker.register('/line/worker.js', {scope: '/line/'}).catch(() => {});
}
