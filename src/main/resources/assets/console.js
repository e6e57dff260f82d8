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
  events.addEventListener('part', event => replace(JSON.parse(event.data)));
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
watch();
