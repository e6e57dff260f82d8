/// What the interface is made of, whatever it is about: calls, checks, errors, its description.
@NullMarked
package org.turnout.api.http;

import org.jspecify.annotations.NullMarked;
