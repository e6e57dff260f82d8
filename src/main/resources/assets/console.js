// The console: signs in from a link, carries the session's word with each request, shows runs live.
'use strict';

const byId = id => document.getElementById(id);

// The link's code comes after the #: it never left this browser. Out of the address bar with it.
function signIn() {
  const form = byId('sign-in');
  const code = location.hash.slice(1);
  if (!form || !code) return;
  history.replaceState(null, '', location.pathname + location.search);
  form.elements.code.value = code;
  form.requestSubmit();
}

// Only who is signed in is shown the way on: a link from elsewhere brings no cookie, but this page does.
async function offerWayOn() {
  const place = byId('known');
  if (!place) return;
  const answer = await fetch(place.dataset.ask).catch(() => null);
  place.hidden = !(answer && answer.ok && await answer.text() === 'yes');
}

document.addEventListener('htmx:configRequest', event => {
  const main = byId('content');
  if (main) event.detail.headers['X-Turnout-Form'] = main.dataset.form;
});

document.addEventListener('htmx:afterRequest', event => {
  const notice = byId('notice');
  if (!notice) return;
  notice.textContent = event.detail.successful
    ? '' : event.detail.xhr.responseText || 'The server does not answer. Your text is still here; try again.';
});

// A second press while the first is on its way does nothing.
document.addEventListener('submit', event => {
  if (event.defaultPrevented) return;
  setTimeout(() => event.target.querySelectorAll('button').forEach(button => { button.disabled = true; }));
});
window.addEventListener('pageshow', () => {
  document.querySelectorAll('form button').forEach(button => { button.disabled = false; });
});

// The report is counted apart from the progress above it: when texts have moved on, it is counted
// again, every five seconds at most, and never under the hands of somebody who is in it.
let counting = 0;
function recount() {
  const place = document.querySelector('[data-run]');
  if (counting || !place || !byId('report')) return;
  counting = setTimeout(() => {
    counting = 0;
    if (byId('report').contains(document.activeElement)) recount();
    else htmx.ajax('GET', place.dataset.run + '/report', { target: '#report' });
  }, 5000);
}

let opened = [];
document.addEventListener('htmx:beforeSwap', event => {
  if (event.detail.target.id === 'report') {
    opened = [...document.querySelectorAll('#report details')].map(table => [table.id, table.open]);
  }
});
document.addEventListener('htmx:afterSwap', event => {
  if (event.detail.target.id !== 'report') return;
  opened.forEach(([id, open]) => { if (byId(id)) byId(id).open = open; });
  if (document.querySelector('#report [data-behind=true]')) recount();
});

function replace(part) {
  const old = byId(part.id);
  if (!old) return;
  old.outerHTML = part.html;
}

function watch() {
  const place = document.querySelector('[data-events]');
  if (!place) return;
  const say = words => { byId('live-link').textContent = words; };
  const events = new EventSource(place.dataset.events);
  events.addEventListener('hello', () => { document.body.dataset.live = 'yes'; say(''); });
  events.addEventListener('part', event => {
    const part = JSON.parse(event.data);
    if (part.id === 'live') recount();
    replace(part);
  });
  events.addEventListener('controls', event => {
    const state = JSON.parse(event.data).state;
    const controls = byId('controls');
    if (!controls || controls.dataset.state === state) return;
    controls.dataset.state = state;
    htmx.ajax('GET', place.dataset.run + '/controls', { target: '#controls', swap: 'outerHTML' });
    htmx.ajax('GET', place.dataset.run + '/report', { target: '#report' });
  });
  events.addEventListener('enough', () => {
    events.close();
    document.body.dataset.live = 'no';
    say('You have too many windows open; this one has stopped updating. Reload it to continue.');
  });
  events.onerror = () => {
    document.body.dataset.live = 'no';
    say('The connection is lost; these are the last numbers. It reconnects automatically.');
  };
}

signIn();
offerWayOn();
watch();
