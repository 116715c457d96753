/**
 * The rules of folders: which an account has from the start, what a user may do with them, and what
 * deleting means. Endpoints, delivery and import call it, mostly inside a commit of their own. It
 * must not know how a client names or lists a folder.
 */
@NullMarked
package com.mailfence.engine.folder;

import org.jspecify.annotations.NullMarked;
