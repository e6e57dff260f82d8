/// Commands that look at one text or one number: `sms`, `understand`, `phone`.
@NullMarked
package org.turnout.cli.text;

import org.jspecify.annotations.NullMarked;
