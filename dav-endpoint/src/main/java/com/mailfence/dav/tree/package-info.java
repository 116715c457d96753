/**
 * What stands at an address: sites, principals, homes, folders and members, over the rows of the
 * house. Methods, reports and properties call it. It must not know what is done with a resource,
 * nor how it is told.
 */
@NullMarked
package com.mailfence.dav.tree;

import org.jspecify.annotations.NullMarked;
