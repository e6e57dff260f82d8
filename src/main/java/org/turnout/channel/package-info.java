/// What every door has in common: a message in, an answer, a text out and what happened to it. The
/// engine knows these words only; Twilio, Discord and the rehearsal each speak them in a package of
/// their own.
@NullMarked
package org.turnout.channel;

import org.jspecify.annotations.NullMarked;
