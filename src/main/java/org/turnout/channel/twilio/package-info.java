/// Twilio: signed webhooks in, TwiML and REST out, and what its status words and error codes mean.
/// The only package that knows Twilio's SDK.
@NullMarked
package org.turnout.channel.twilio;

import org.jspecify.annotations.NullMarked;
