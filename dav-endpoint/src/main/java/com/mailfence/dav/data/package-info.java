/**
 * Calendar objects and cards as a request wants them: in part, of a time, in a version. Properties
 * and reports call it. It must not know where objects lie.
 */
@NullMarked
package com.mailfence.dav.data;

import org.jspecify.annotations.NullMarked;
