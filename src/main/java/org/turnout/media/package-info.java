/// Photos that members send: planned in the turn, fetched afterwards by a bounded worker, believed
/// in nothing, and kept without the place where they were made.
@NullMarked
package org.turnout.media;

import org.jspecify.annotations.NullMarked;
