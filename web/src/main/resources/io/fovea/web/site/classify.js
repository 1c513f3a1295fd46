// The page that classifies an image.
import "./access.js";
