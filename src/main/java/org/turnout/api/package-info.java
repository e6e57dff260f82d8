/// The JSON interface, /api/v1.
@NullMarked
package org.turnout.api;

import org.jspecify.annotations.NullMarked;
