// Package web is the reading page.
package web
