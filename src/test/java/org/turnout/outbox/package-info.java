@NullMarked
package org.turnout.outbox;

import org.jspecify.annotations.NullMarked;
