@NullMarked
package org.turnout.media;

import org.jspecify.annotations.NullMarked;
