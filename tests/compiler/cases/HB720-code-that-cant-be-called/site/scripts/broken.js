export default () => {
